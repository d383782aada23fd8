package broken.domain_is_pure.shop.domain;

import org.springframework.stereotype.Component;

@Component
record Order(String id) {}
