package broken.names_say_something.shop;

class OrderManager {}
