package io.headroom.support.web;

import java.util.regex.Pattern;

/** The ids of VMs, groups, pools, hosts and tenants: 1-128 of {@code [A-Za-z0-9._:-]}, a letter or digit first. */
public final class Ids {

    /** The rule as a regular expression. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._:-]{0,127}";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    private Ids() {}

    public static boolean valid(String id) {
        return VALID.matcher(id).matches();
    }

    /**
     * Demands a valid id.
     *
     * @param what the field, for the message
     * @return the id
     * @throws ProblemException ID_INVALID (400)
     */
    public static String require(String what, String id) {
        if (!valid(id)) {
            throw new ProblemException(
                    CommonError.ID_INVALID,
                    what + " '" + id + "' must be 1 to 128 of A-Z a-z 0-9 . _ : - and start with a letter or digit");
        }
        return id;
    }
}
