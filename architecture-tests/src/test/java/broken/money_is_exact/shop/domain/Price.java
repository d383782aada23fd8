package broken.money_is_exact.shop.domain;

record Price(double amount) {}
