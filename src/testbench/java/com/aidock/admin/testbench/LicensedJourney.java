package com.aidock.admin.testbench;

import com.aidock.admin.testing.PostgresTest;
import com.vaadin.flow.component.login.testbench.LoginFormElement;
import com.vaadin.testbench.BrowserTestBase;
import com.vaadin.testbench.DriverSupplier;
import com.vaadin.testbench.TestBenchElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The program on its own database with its first administrator, and a Chromium driven by TestBench. */
@ExtendWith(LicenceCondition.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"AIDOCK_ADMIN_EMAIL=" + LicensedJourney.EMAIL, "AIDOCK_ADMIN_PASSWORD=" + LicensedJourney.PASSWORD
        })
@PostgresTest
abstract class LicensedJourney extends BrowserTestBase implements DriverSupplier {
    static final String EMAIL = "ana@dock.example";
    static final String PASSWORD = "quiet harbour 42 boats";
    private static final Path DEBIANS_DRIVER = Path.of("/usr/bin/chromedriver");
    private static final long PATIENCE_SECONDS = 15;

    @LocalServerPort
    private int port;

    @Override
    public WebDriver createDriver() {
        if (Files.isExecutable(DEBIANS_DRIVER)) {
            System.setProperty("webdriver.chrome.driver", DEBIANS_DRIVER.toString());
        }
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run");
        Optional.ofNullable(System.getenv("AIDOCK_CHROMIUM")).ifPresent(options::setBinary);
        return new ChromeDriver(options);
    }

    /** Opens a page as the first administrator, by way of the sign-in that stands before it. */
    void openSignedIn(String path) {
        open(path);
        LoginFormElement form = $(LoginFormElement.class).waitForFirst();
        form.getUsernameField().setValue(EMAIL);
        form.getPasswordField().setValue(PASSWORD);
        form.submit();
        waitUntil(driver -> !String.valueOf(driver.getCurrentUrl()).contains("/login"), PATIENCE_SECONDS);
    }

    void open(String path) {
        getDriver().get("http://localhost:" + port + path);
    }

    /** Waits for what comes by push. */
    <T extends TestBenchElement> T waitForElement(Class<T> type, String id) {
        return $(type).onPage().withId(id).waitForFirst(PATIENCE_SECONDS);
    }

    /** Waits until some element of this class name says this. */
    void waitForText(String className, String text) {
        waitUntil(
                driver -> $(TestBenchElement.class)
                        .onPage()
                        .withClassName(className)
                        .withTextContaining(text)
                        .exists(),
                PATIENCE_SECONDS);
    }
}
