package io.headroom.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints a bearer token of the local issuer for an operator, a tenant or a pipeline. */
final class TokenCommand {

    private static final String USAGE = "token [operator|tenant NAME|ci]";

    private final Map<String, String> environment;

    TokenCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(List<String> words, PrintStream out) {
        out.println(RunningSuite.find(environment).tokens().token(clientId(words)));
        return 0;
    }

    static String clientId(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("operator"))) {
            return "operator";
        }
        if (words.equals(List.of("ci"))) {
            return "ci";
        }
        if (words.size() == 2 && words.get(0).equals("tenant")) {
            return "tenant-" + words.get(1);
        }
        throw new LaunchException("Usage: ./headroom " + USAGE);
    }
}
