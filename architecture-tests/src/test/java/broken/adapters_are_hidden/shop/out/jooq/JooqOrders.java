package broken.adapters_are_hidden.shop.out.jooq;

public record JooqOrders(String table) {}
