using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Storage;

namespace Bot.Staff.Auditing;

/// <summary>
/// Who did what. Only ever added to, in the same transaction as the act itself. Each entry carries a hash over itself and the one
/// before it: whoever changes an old one in the database breaks the chain from there on.
/// </summary>
internal sealed class AuditLog(Database database, TimeProvider time)
{
    private const string Columns = "select id as Id, at as At, who as Who, act as Act, object as Object, before as Before, after as After, chain as Chain from audit_entries";

    /// <param name="who">The member's name, or what acted in its own name.</param>
    /// <param name="act">What was done, such as <c>broadcast.pause</c>.</param>
    /// <param name="subject">To what, such as <c>broadcast/12</c>.</param>
    /// <param name="before">What was before; null = nothing.</param>
    /// <param name="after">What is now; null = nothing.</param>
    public Task AddAsync(string who, string act, string subject, string? before, string? after) => database.WriteAsync(async session =>
    {
        var last = await session.FirstOrDefaultAsync<string>("select chain from audit_entries order by id desc limit 1");
        var entry = new AuditEntry { At = time.GetUtcNow(), Who = who, Act = act, Object = subject, Before = before, After = after };
        await session.ExecuteAsync(
            "insert into audit_entries (at, who, act, object, before, after, chain) values (@At, @Who, @Act, @Object, @Before, @After, @chain)",
            new { entry.At, entry.Who, entry.Act, entry.Object, entry.Before, entry.After, chain = ChainOf(entry, last) });
    });

    /// <summary>The newest first.</summary>
    /// <param name="before">Only those with lower numbers; null = from the newest.</param>
    /// <param name="search">Part of who, what, or to what; null or empty = any.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="acts">Acts that are looked for as well: pages show their names, not their codes.</param>
    public Task<IReadOnlyList<AuditEntry>> PageAsync(long? before, string? search, int size, IEnumerable<string>? acts = null) => database.ReadAsync(session => session.QueryAsync<AuditEntry>(
        $"""
        {Columns} where (id < @before or @before is null)
        and (@search is null or who like @search escape '!' or act like @search escape '!' or object like @search escape '!'
             or act in (select value from json_each(@acts)))
        order by id desc limit @size
        """,
        new { before, search = Searching.Like(search), size, acts = JsonSerializer.Serialize(acts ?? []) }));

    /// <summary>The first entry that does not fit the one before it; null when all do.</summary>
    public async Task<long?> FirstBrokenAsync()
    {
        string? last = null;
        for (long after = 0; ;)
        {
            var page = await database.ReadAsync(session => session.QueryAsync<AuditEntry>($"{Columns} where id > @after order by id limit 1000", new { after }));
            foreach (var entry in page)
            {
                if (entry.Chain != ChainOf(entry, last))
                {
                    return entry.Id;
                }

                last = entry.Chain;
            }

            if (page.Count == 0)
            {
                return null;
            }

            after = page[^1].Id;
        }
    }

    private static string ChainOf(AuditEntry entry, string? last) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\u001f', last, entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), entry.Who, entry.Act, entry.Object, entry.Before ?? "\u0000", entry.After ?? "\u0000"))));
}

/// <summary>One act.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public string Who { get; init; } = "";

    public string Act { get; init; } = "";

    public string Object { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }

    public string Chain { get; init; } = "";
}
