package broken.adapters_out_know_no_doors.shop.out.jooq;

import broken.adapters_out_know_no_doors.shop.in.OrderBody;

record JooqOrders(OrderBody body) {}
