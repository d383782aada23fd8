package broken.values_do_not_change.shop.domain;

class Order {

    String state = "open";
}
