using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff;

/// <summary>Who asks for something, on a page, through the API or in a chat, and in which language they are answered. Use cases of staff take one.</summary>
internal abstract class Caller(IServiceProvider services, StaffMember? member, HttpContext? context)
{
    protected Caller(HttpContext context, StaffMember? member)
        : this(context.RequestServices, member, context)
    {
    }

    public HttpContext Context => context ?? throw new InvalidOperationException("There is no request in a chat.");

    /// <summary>Who is there; only where anybody may come it may be nobody.</summary>
    public StaffMember Member => member ?? throw new InvalidOperationException("Nobody is signed in: the route should have asked for a role.");

    public bool IsSignedIn => member is not null;

    /// <summary>What stands in the audit log as the one who did it.</summary>
    public virtual string Signature => Member.Name;

    /// <summary>The highest role that somebody else can have from them.</summary>
    public virtual Role MostGiven => Role.Admin;

    public ContentCatalog Catalog { get; } = services.GetRequiredService<ContentLibrary>().Current;

    public StaffTexts T => field ??= new(Catalog.Texts.For(Locale));

    public string Locale => member?.Locale ?? Catalog.Texts.LocaleFor(Context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value);

    public bool IsChinese => Locale.StartsWith("zh", StringComparison.Ordinal);

    public TimeZoneInfo Zone { get; } = services.GetRequiredService<TimeZoneInfo>();

    public DateTimeOffset Now { get; } = services.GetRequiredService<TimeProvider>().GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    /// <summary>A parameter of the address, trimmed; empty when it is missing.</summary>
    public string Query(string name) => Context.Request.Query[name] is [{ } text, ..] ? text.Trim() : "";

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>A phrase in the language of whoever asks.</summary>
    [return: NotNullIfNotNull(nameof(phrase))]
    public string? Say(Phrase? phrase) => phrase is null ? null : Catalog.Say(phrase, Locale);

    /// <summary>An instant as people here write it, to the minute.</summary>
    public string When(DateTimeOffset? instant) => instant is { } at ? Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>Does something and writes it into the audit log, in one transaction; what was refused is not in it.</summary>
    /// <returns>What stands in the way, or null when it is done.</returns>
    public Task<Phrase?> ActAsync(string act, string subject, string? before, string? after, Func<Task<Phrase?>> work) =>
        services.GetRequiredService<Database>().WriteAsync(async _ =>
        {
            var problem = await work();
            if (problem is null)
            {
                await services.GetRequiredService<AuditLog>().AddAsync(Signature, act, subject, before, after);
            }

            return problem;
        });

    /// <inheritdoc cref="ActAsync(string, string, string?, string?, Func{Task{Phrase?}})"/>
    public Task ActAsync(string act, string subject, string? before, string? after, Func<Task> work) => ActAsync(act, subject, before, after, async () =>
    {
        await work();
        return null;
    });
}
