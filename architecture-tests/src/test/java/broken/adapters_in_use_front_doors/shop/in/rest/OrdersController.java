package broken.adapters_in_use_front_doors.shop.in.rest;

import broken.adapters_in_use_front_doors.shop.port.Orders;

record OrdersController(Orders orders) {}
