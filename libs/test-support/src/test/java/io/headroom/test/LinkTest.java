package io.headroom.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LinkTest {

    @Test
    void relaysUntilItIsCutAndAgainOnceRestored() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Link link = new Link("127.0.0.1", server.getLocalPort());
            int port = Integer.parseInt(link.address().split(":", -1)[1]);
            try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket served = server.accept()) {
                caller.getOutputStream().write(7);
                assertThat(served.getInputStream().read()).isEqualTo(7);

                link.cut();

                assertThat(caller.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            link.restore();
            try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket served = server.accept()) {
                served.getOutputStream().write(8);
                assertThat(caller.getInputStream().read()).isEqualTo(8);
            }
        }
    }
}
