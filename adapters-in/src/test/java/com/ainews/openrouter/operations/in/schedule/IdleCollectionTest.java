package com.ainews.openrouter.operations.in.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleCollectionTest {

    private static final long IN_USE = 50L << 20;

    private long used = IN_USE;
    private long inUse = IN_USE;
    private long young;
    private int underWay = IdleCollection.FEW;
    private int asked;

    private final IdleCollection idleCollection =
            new IdleCollection(() -> underWay, () -> used, () -> young + asked, this::collect);

    @Test
    void collectsWhatAPeakHasLeftOnceItIsOver() {
        used += IdleCollection.WORTH_IT;
        young++;
        idleCollection.look();
        assertThat(asked).as("while there is work").isZero();

        idleCollection.look();
        assertThat(asked).isEqualTo(1);

        idleCollection.look();
        idleCollection.look();
        assertThat(asked).as("when it has been done").isEqualTo(1);
    }

    @Test
    void keepsNobodyWaiting() {
        used += IdleCollection.WORTH_IT;
        underWay++;
        idleCollection.look();
        assertThat(asked).isZero();

        underWay--;
        idleCollection.look();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void doesNotCollectLittle() {
        used = IdleCollection.WORTH_IT - 1;

        idleCollection.look();

        assertThat(asked).isZero();
    }

    @Test
    void doesNotCollectAgainWhatWasInUse() {
        inUse = IN_USE + IdleCollection.WORTH_IT;
        used = inUse;
        idleCollection.look();
        used += IdleCollection.WORTH_IT - 1;

        idleCollection.look();
        idleCollection.look();
        assertThat(asked).isEqualTo(1);

        used++;
        idleCollection.look();
        assertThat(asked).isEqualTo(2);
    }

    private void collect() {
        asked++;
        used = inUse;
    }
}
