using Bot.Staff.Auditing;
using Bot.Staff.Web;
using Bot.Subscribers;
using Bot.Subscribers.Lists;

namespace Bot.Staff.People;

/// <summary>All subscribers, as a file. Who takes it along stands in the audit log.</summary>
internal sealed class SubscriberExport(ISubscriberStore store, AuditLog audit)
{
    /// <returns>Null for who looks after some regions only: the file has everybody in it.</returns>
    public async Task<CsvFile?> AllAsync(Caller caller)
    {
        if (caller.Member.Regions.Count > 0)
        {
            return null;
        }

        await audit.AddAsync(caller.Signature, "subscribers.export", "subscribers", null, null);
        return new("subscribers.csv", (text, stop) => SubscriberCsv.WriteAsync(text, store, stop));
    }
}
