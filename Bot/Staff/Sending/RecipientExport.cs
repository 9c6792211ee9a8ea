using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Everybody who got a broadcast and who did not, as a file. Who takes it along stands in the audit log.</summary>
internal sealed class RecipientExport(IBroadcastStore store, IDeliveryLedger ledger, AuditLog audit)
{
    /// <summary>A file has everybody in it.</summary>
    public static bool May(StaffMember member) => member.May(Role.Editor) && member.Regions.Count == 0;

    /// <returns>Null when there is no such broadcast, or none of theirs.</returns>
    public async Task<CsvFile?> OfAsync(Caller caller, long id)
    {
        if (await store.FindAsync(id) is not { } broadcast || !Words.MaySee(caller, broadcast) || !May(caller.Member))
        {
            return null;
        }

        await audit.AddAsync(caller.Signature, "broadcast.export", string.Create(CultureInfo.InvariantCulture, $"broadcasts/{id}"), null, broadcast.Title);
        return new(string.Create(CultureInfo.InvariantCulture, $"broadcast-{id}.csv"), (text, stop) => DeliveryCsv.WriteAsync(text, ledger, id, stop));
    }
}
