package broken.remote_calls_are_not_transactional.shop.out.openrouter;

import broken.remote_calls_are_not_transactional.shop.port.Payments;

class HttpPayments implements Payments {

    @Override
    public void pay() {}
}
