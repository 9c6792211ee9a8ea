using System.Text.Json;
using Bot.Storage;

namespace Bot.Staff.Members;

/// <summary>Keeps the members of staff.</summary>
internal sealed class StaffStore(Database database, Sealing sealing, TimeProvider time)
{
    private const string Columns = """
        select id as Id, name as Name, role as Role, topics as Topics, regions as Regions, locale as Locale, password_hash as PasswordHash, totp_secret as TotpSecret,
               totp_step as TotpStep, failures as Failures, locked_until as LockedUntil, chat as Chat, disabled_at as DisabledAt, created_at as CreatedAt
        from staff_members
        """;

    public Task<long> CountAsync() => database.ReadAsync(session => session.ScalarAsync<long>("select count(*) from staff_members"));

    public async Task<IReadOnlyList<StaffMember>> ListAsync() => [.. (await RowsAsync("order by disabled_at is not null, name", new { })).Select(r => r.ToMember())];

    public async Task<StaffMember?> FindAsync(long id) => (await CredentialsAsync("where id = @id", new { id }))?.Member;

    public async Task<StaffMember?> FindByChatAsync(string chat) => (await CredentialsAsync("where chat = @chat and disabled_at is null", new { chat }))?.Member;

    /// <summary>Who signs in with a name, however its letters are cased.</summary>
    public Task<Credentials?> FindByNameAsync(string name) => CredentialsAsync("where lower(name) = lower(@name)", new { name });

    public Task<Credentials?> CredentialsOfAsync(long id) => CredentialsAsync("where id = @id", new { id });

    /// <summary>Adds somebody.</summary>
    /// <returns>Their number; null when the name is taken.</returns>
    public Task<long?> AddAsync(StaffMember member, string passwordHash) => database.WriteAsync(async session =>
        await FindByNameAsync(member.Name) is not null ? null : await session.FirstOrDefaultAsync<long?>(
            """
            insert into staff_members (name, role, topics, regions, locale, password_hash, created_at)
            values (@Name, @role, @topics, @regions, @Locale, @passwordHash, @now) on conflict (name) do nothing returning id
            """,
            new { member.Name, role = member.Role.ToString(), topics = Json(member.Topics), regions = Json(member.Regions), member.Locale, passwordHash, now = time.GetUtcNow() }));

    public Task SetRightsAsync(long id, Role role, IReadOnlyList<string> topics, IReadOnlyList<string> regions) => ChangeAsync(
        "role = @role, topics = @topics, regions = @regions", new { id, role = role.ToString(), topics = Json(topics), regions = Json(regions) });

    public Task SetPasswordAsync(long id, string passwordHash) => ChangeAsync("password_hash = @passwordHash, failures = 0, locked_until = null", new { id, passwordHash });

    /// <param name="id">Whose codes.</param>
    /// <param name="secret">What they are made from; null = none are asked for.</param>
    /// <param name="step">The one they were tried with: it is used.</param>
    public Task SetTotpAsync(long id, string? secret, long step = 0) =>
        ChangeAsync("totp_secret = @sealed, totp_step = @step", new { id, step, @sealed = secret is null ? null : sealing.Seal(secret) });

    public Task SetLocaleAsync(long id, string locale) => ChangeAsync("locale = @locale", new { id, locale });

    /// <summary>Links a chat; whoever had it linked before has it no more.</summary>
    public Task SetChatAsync(long id, string? chat) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync("update staff_members set chat = null where chat = @chat", new { chat });
        await ChangeAsync("chat = @chat", new { id, chat });
    });

    /// <summary>Shuts somebody out, or lets them in again. Their name stays: the audit log speaks of it.</summary>
    public Task SetDisabledAsync(long id, bool disabled) => database.WriteAsync(async session =>
    {
        await ChangeAsync("disabled_at = @at, chat = null", new { id, at = disabled ? time.GetUtcNow() : (DateTimeOffset?)null });
        await session.ExecuteAsync("delete from staff_sessions where member_id = @id", new { id });
    });

    /// <summary>Notes a sign-in that went wrong; many at once are counted one by one.</summary>
    /// <param name="id">Whose account.</param>
    /// <param name="lockedUntil">Until when it is locked after so many in a row; null = it is not.</param>
    /// <returns>How many in a row it were.</returns>
    public Task<int> NoteFailureAsync(long id, Func<int, DateTimeOffset?> lockedUntil) => database.WriteAsync(async session =>
    {
        var failures = await session.ScalarAsync<int>("update staff_members set failures = failures + 1 where id = @id returning failures", new { id });
        await ChangeAsync("locked_until = @until", new { id, until = lockedUntil(failures) });
        return failures;
    });

    /// <summary>Notes one that went right, and which one-time code was used: it is good once.</summary>
    /// <param name="id">Whose account.</param>
    /// <param name="totpStep">The step of the code; null = none was asked for.</param>
    /// <param name="evenLocked">Whether it counts although the account was locked meanwhile.</param>
    /// <returns>False when that code was used already, or the account was locked meanwhile.</returns>
    public Task<bool> NoteSuccessAsync(long id, long? totpStep, bool evenLocked) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        update staff_members set failures = 0, locked_until = null, totp_step = coalesce(@totpStep, totp_step)
        where id = @id and (@totpStep is null or totp_step < @totpStep) and (@evenLocked or locked_until is null or locked_until <= @now)
        """,
        new { id, totpStep, evenLocked, now = time.GetUtcNow() }) > 0);

    private Task ChangeAsync(string what, object parameters) =>
        database.WriteAsync(session => session.ExecuteAsync($"update staff_members set {what} where id = @id", parameters));

    private async Task<Credentials?> CredentialsAsync(string which, object parameters) =>
        await RowsAsync(which, parameters) is [var row, ..] ? new(row.ToMember(), row.PasswordHash, row.TotpSecret is { } text ? sealing.Open(text) ?? "" : null, row.Failures, row.LockedUntil) : null;

    private Task<IReadOnlyList<Row>> RowsAsync(string which, object parameters) =>
        database.ReadAsync(session => session.QueryAsync<Row>($"{Columns} {which}", parameters));

    private static string Json(IReadOnlyList<string> list) => JsonSerializer.Serialize(list);

    private sealed class Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public Role Role { get; init; }

        public string Topics { get; init; } = "[]";

        public string Regions { get; init; } = "[]";

        public string Locale { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public string? TotpSecret { get; init; }

        public int Failures { get; init; }

        public DateTimeOffset? LockedUntil { get; init; }

        public string? Chat { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public StaffMember ToMember() => new()
        {
            Id = Id,
            Name = Name,
            Role = Role,
            Topics = JsonSerializer.Deserialize<string[]>(Topics)!,
            Regions = JsonSerializer.Deserialize<string[]>(Regions)!,
            Locale = Locale,
            HasTotp = TotpSecret is not null,
            Chat = Chat,
            DisabledAt = DisabledAt,
            CreatedAt = CreatedAt,
        };
    }
}

/// <summary>A member with what is checked when they sign in.</summary>
/// <param name="Member">Who.</param>
/// <param name="PasswordHash">Of their password.</param>
/// <param name="TotpSecret">What their codes are made from; null = none are asked for; empty = it cannot be read any more, and no code is right.</param>
/// <param name="Failures">Wrong sign-ins in a row.</param>
/// <param name="LockedUntil">Until when they cannot sign in.</param>
internal sealed record Credentials(StaffMember Member, string PasswordHash, string? TotpSecret, int Failures, DateTimeOffset? LockedUntil);
