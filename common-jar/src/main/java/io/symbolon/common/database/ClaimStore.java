package io.symbolon.common.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/**
 * The first rows of a table that nobody has in hand: looked for in their order, then locked until the transaction ends,
 * passing over what others hold. Two steps, because H2 (2.4.240) locks every row that a condition finds, and so writes it,
 * before it counts how many are wanted: a claim would cost as much as all that waits. Thread-safe, given an entity manager
 * that is.
 */
public final class ClaimStore {
    private final EntityManager entities;
    private final String find;
    private final String lock;

    /**
     * @param key the column that tells rows apart
     * @param columns what is read of each row
     * @param condition of the rows wanted; its parameters are {@code ?1} and so on
     * @param order on H2 the very columns with which an index begins, else everything that waits is sorted each time; an
     *     index has nulls first there, and they are looked at unless the condition has a lower bound
     */
    public ClaimStore(
            EntityManager entities, String table, String key, String columns, String condition, String order) {
        this.entities = entities;
        this.find = "select " + key + " from " + table + " where " + condition + " order by " + order;
        // "is true": whoever plans it looks for the keys, not once more for all that meets the condition
        this.lock = "select " + columns + " from " + table + " where " + key + " in (%s) and (" + condition
                + ") is true order by " + order + " for update skip locked";
    }

    /** As many as that at most; none only when all are in others' hands, or there are none. Joins the caller's transaction. */
    public List<?> lock(int most, Object... parameters) {
        int passed = 0;
        while (true) {
            List<?> found = query(find + " limit " + most + " offset " + passed, parameters)
                    .getResultList();
            List<?> locked = found.isEmpty() ? found : lock(found, parameters);
            passed += found.size();
            if (!locked.isEmpty() || found.size() < most) {
                return locked;
            }
        }
    }

    private List<?> lock(List<?> found, Object... parameters) {
        Query query = query(lock.formatted(Sql.places(parameters.length + 1, found.size())), parameters);
        for (int i = 0; i < found.size(); i++) {
            query.setParameter(parameters.length + 1 + i, found.get(i));
        }
        return query.getResultList();
    }

    private Query query(String statement, Object... parameters) {
        Query query = entities.createNativeQuery(statement);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
