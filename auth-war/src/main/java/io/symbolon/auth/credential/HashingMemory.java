package io.symbolon.auth.credential;

import java.lang.ref.SoftReference;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * The memory that hashes are computed in, 19 MiB each, kept from one to the next: allocated anew each time, it costs a full
 * garbage collection a hash in a small heap. Held softly, so that it goes when something else needs it. Wiped by the pool
 * after each use. Thread-safe.
 */
class HashingMemory {
    private final int blocks;
    private SoftReference<BlockPool> kept = new SoftReference<>(null);

    HashingMemory(HashingSettings settings) {
        this.blocks = settings.cost().memoryKiB() * settings.concurrency(); // a block is a KiB
    }

    synchronized BlockPool pool() {
        BlockPool pool = kept.get();
        if (pool == null) {
            pool = new FixedBlockPool(blocks);
            kept = new SoftReference<>(pool);
        }
        return pool;
    }
}
