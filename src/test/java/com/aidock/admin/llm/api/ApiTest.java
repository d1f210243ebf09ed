package com.aidock.admin.llm.api;

import com.aidock.admin.testing.PostgresTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test of the API over real HTTP, with its token, on a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PostgresTest
@Import(ApiClients.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"AIDOCK_API_TOKEN=" + ApiClient.TOKEN, "spring.jpa.properties.hibernate.generate_statistics=true"
        })
@interface ApiTest {}
