package io.symbolon.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JointWriterTest {
    private static final int MANY = 10;

    private final CountDownLatch first = new CountDownLatch(1);
    private final List<List<String>> commits = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final JointWriter<String> writer = new JointWriter<>(this::commit);

    @AfterEach
    void end() {
        first.countDown();
        threads.shutdownNow();
    }

    @Test
    void writeWhenAloneThenAtOnce() {
        first.countDown();
        writer.write("one");
        writer.write("two");
        assertThat(commits).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void writeWhenManyComeDuringAWriteThenTheyShareTheNextCommit() throws Exception {
        List<Future<?>> all = waitingBehindTheFirst("good");
        first.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(commits).hasSize(2);
        assertThat(commits.get(1)).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void writeWhenTheCommitFailsThenAllWhoShareItHearOfItAndTheNextIsWritten() {
        List<Future<?>> all = waitingBehindTheFirst("bad");
        first.countDown();
        assertThatCode(all.get(0)::get).doesNotThrowAnyException();
        for (Future<?> one : all.subList(1, all.size())) {
            assertThatThrownBy(one::get).hasRootCauseMessage("no such luck");
        }
        assertThatCode(() -> writer.write("last")).doesNotThrowAnyException();
        assertThat(commits).containsExactly(List.of("first"), List.of("last"));
    }

    @Test
    void writeWhenMoreWaitThanOneCommitTakesThenNoneIsLeftOut() throws Exception {
        first.countDown();
        List<Future<?>> all = IntStream.range(0, 3 * JointWriter.MOST)
                .<Future<?>>mapToObj(i -> threads.submit(() -> writer.write("good" + i)))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(commits).allMatch(commit -> commit.size() <= JointWriter.MOST);
        assertThat(commits.stream().flatMap(List::stream))
                .hasSize(3 * JointWriter.MOST)
                .doesNotHaveDuplicates();
    }

    /** The first is being written until the latch opens, so many wait behind it. */
    private List<Future<?>> waitingBehindTheFirst(String name) {
        List<Future<?>> all = new ArrayList<>();
        all.add(threads.submit(() -> writer.write("first")));
        await().until(() -> writer.isWriting() && writer.waiting() == 0);
        IntStream.range(0, MANY).forEach(i -> all.add(threads.submit(() -> writer.write(name + i))));
        await().until(() -> writer.waiting() == MANY);
        return all;
    }

    private void commit(List<String> ids) {
        awaitFirst();
        if (ids.get(0).startsWith("bad")) {
            throw new IllegalStateException("no such luck");
        }
        commits.add(List.copyOf(ids));
    }

    private void awaitFirst() {
        try {
            first.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
