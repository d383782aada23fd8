package broken.remote_calls_are_not_transactional.shop.port;

public interface Payments {
    void pay();
}
