package io.symbolon.user.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** The row of a profile. {@code version} counts the changes the profile itself went through, from 1. */
@Entity
class Profile {
    @Id
    private String id;

    private String email;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    private String phone;
    private String locale;

    @Column(name = "time_zone")
    private String timeZone;

    private String bio;

    @Column(name = "avatar_url")
    private String avatarUrl;

    private String metadata;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "last_activity_at")
    private Instant lastActivityAt;

    @Version
    private long version;

    Profile() {} // JPA

    Profile(BaseProfile base, Instant now) {
        this.id = base.id().toString();
        this.email = base.email();
        this.displayName = base.displayName();
        this.metadata = "{}";
        this.createdAt = now;
        this.updatedAt = now;
        this.lastActivityAt = base.lastActivityAt();
    }

    ProfileView view() {
        return new ProfileView(
                id,
                email,
                displayName,
                givenName,
                familyName,
                phone,
                locale,
                timeZone,
                bio,
                avatarUrl,
                ProfileView.metadata(metadata),
                createdAt,
                updatedAt,
                lastActivityAt,
                version);
    }
}
