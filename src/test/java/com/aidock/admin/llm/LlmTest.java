package com.aidock.admin.llm;

import com.aidock.admin.testing.PostgresTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** A test of the configurations on their own database, as an administrator. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "spring.jpa.properties.hibernate.generate_statistics=true")
@PostgresTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
@interface LlmTest {}
