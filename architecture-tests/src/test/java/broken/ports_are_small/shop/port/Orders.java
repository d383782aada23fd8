package broken.ports_are_small.shop.port;

interface Orders {
    void one();

    void two();

    void three();

    void four();

    void five();

    void six();
}
