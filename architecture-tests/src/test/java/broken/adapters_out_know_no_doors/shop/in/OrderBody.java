package broken.adapters_out_know_no_doors.shop.in;

public record OrderBody(String id) {}
