package broken.use_cases_do_one_thing.shop;

import org.springframework.stereotype.Service;

@Service
public class Orders {

    public void place() {}

    public void cancel() {}
}
