package broken.time_and_ids_are_injected.shop;

import java.time.Instant;

class PlaceOrder {

    Instant place() {
        return Instant.now();
    }
}
