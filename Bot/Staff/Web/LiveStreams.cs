using System.Collections.Concurrent;
using Bot.Staff.Members;

namespace Bot.Staff.Web;

/// <summary>Counts the pages that are told live what changes: each holds a connection and looks into the database again and again.</summary>
internal sealed class LiveStreams
{
    /// <summary>Live pages one member may have open.</summary>
    public const int MostPerMember = 12;

    private readonly ConcurrentDictionary<long, int> open = new();

    /// <summary>Takes a place until the answer has ended.</summary>
    /// <returns>False when there is none left.</returns>
    public bool TryOpen(HttpContext context, StaffMember member)
    {
        if (open.AddOrUpdate(member.Id, 1, (_, count) => count + 1) > MostPerMember)
        {
            Leave(member.Id);
            return false;
        }

        context.Response.OnCompleted(() =>
        {
            Leave(member.Id);
            return Task.CompletedTask;
        });
        return true;
    }

    private void Leave(long member) => open.AddOrUpdate(member, 0, (_, count) => count - 1);
}
