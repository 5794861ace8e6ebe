package io.headroom.gateway.issuer;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses everybody who is not on this machine, and whoever comes through a proxy, as nobody knows from where. */
class LoopbackOnly extends OncePerRequestFilter {

    private static final List<String> PROXIED = List.of("Forwarded", "X-Forwarded-For", "Via");

    private final List<IpAddressMatcher> allowed;

    /** Allows addresses and networks, for example {@code 127.0.0.0/8}. */
    LoopbackOnly(List<String> allowed) {
        this.allowed = allowed.stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = request.getRemoteAddr();
        if (allowed.stream().noneMatch(network -> network.matches(from)) || proxied(request)) {
            throw new ProblemException(
                    CommonError.FORBIDDEN,
                    "the local issuer serves this machine only, not " + from
                            + ": use an issuer of your own, or name the network in"
                            + " headroom.gateway.local-issuer.allowed-addresses");
        }
        chain.doFilter(request, response);
    }

    private static boolean proxied(HttpServletRequest request) {
        return PROXIED.stream().anyMatch(header -> request.getHeader(header) != null);
    }
}
