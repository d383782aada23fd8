package broken.controllers_are_thin.shop.in.rest;

import org.springframework.transaction.annotation.Transactional;

class OrdersController {

    @Transactional
    void place() {}
}
