package broken.remote_calls_are_not_transactional.shop;

import broken.remote_calls_are_not_transactional.shop.port.Payments;

import org.springframework.transaction.annotation.Transactional;

class PlaceOrder {

    private final Payments payments;

    PlaceOrder(Payments payments) {
        this.payments = payments;
    }

    @Transactional
    void place() {
        payments.pay();
    }
}
