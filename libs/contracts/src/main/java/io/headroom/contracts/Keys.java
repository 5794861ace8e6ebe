package io.headroom.contracts;

/** Kafka keys: all records of one VM, group, pool or budget share a key and so keep their order. */
public final class Keys {

    private Keys() {}

    public static String vm(String tenantId, String vmId) {
        return tenantId + "/vm/" + vmId;
    }

    public static String group(String tenantId, String groupId) {
        return tenantId + "/group/" + groupId;
    }

    public static String pool(String poolId) {
        return "pool/" + poolId;
    }

    public static String budget(String tenantId) {
        return tenantId + "/budget";
    }
}
