package com.aidock.admin.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The users' table. */
interface UserRepository extends Repository<AppUser, Long> {
    Optional<AppUser> findById(Long id);

    @Query("select u from AppUser u where lower(u.email) = lower(:email)")
    Optional<AppUser> findByEmail(String email);

    @Query("select u from AppUser u order by lower(u.email)")
    List<AppUser> findAllByEmail();

    @Query("select count(u) from AppUser u where u.enabled and u.role = com.aidock.admin.access.Role.ADMIN")
    long countEnabledAdministrators();

    @Query("select new com.aidock.admin.access.UserVersion(cast(u.id as string), u.version)"
            + " from AppUser u where u.enabled and u.id in :ids")
    List<UserVersion> versionsOfEnabled(Collection<Long> ids);

    long count();

    AppUser saveAndFlush(AppUser user);

    /** Beside the entity, because signing in must not count as a change that ends sessions. */
    @Modifying
    @Query("update AppUser u set u.lastSignedInAt = :now where u.id = :id")
    void signedIn(Long id, Instant now);

    /** Lets one change of users happen at a time, over all replicas; reading goes on. */
    @Modifying
    @Query(nativeQuery = true, value = "lock table app_user in share row exclusive mode")
    void lockForChange();
}
