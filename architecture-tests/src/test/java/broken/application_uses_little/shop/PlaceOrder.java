package broken.application_uses_little.shop;

import org.springframework.jdbc.core.JdbcTemplate;

record PlaceOrder(JdbcTemplate database) {}
