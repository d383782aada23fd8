package com.ainews.openrouter.catalog;

class InMemoryModelsTest extends ModelsContract {

    InMemoryModelsTest() {
        super(new InMemoryModels());
    }
}
