package broken.adapters_in_use_front_doors.shop.port;

public interface Orders {
    int count();
}
