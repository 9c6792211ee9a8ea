using Bot.Staff.Members;
using Bot.Subscribers.Lists;

namespace Bot.Staff.People;

/// <summary>Takes a list of subscribers in for a member of staff.</summary>
internal sealed class ListImport(IServiceProvider services)
{
    /// <summary>A list may have anybody in it.</summary>
    public static bool May(StaffMember member) => member.May(Role.Admin) && member.Regions.Count == 0;

    /// <summary>What would come of it; nothing is changed.</summary>
    public Task<ImportResult> TryAsync(Caller caller, string file) => RunAsync(caller, file, dryRun: true);

    public async Task<ImportResult> TakeAsync(Caller caller, string file)
    {
        var result = await RunAsync(caller, file, dryRun: false);
        // Written down after it: a county's list is many transactions.
        await caller.ActAsync("subscribers.import", "subscribers", null, $"{result.Imported} new, {result.Updated} known, {result.Refused} refused", () => Task.CompletedTask);
        return result;
    }

    private Task<ImportResult> RunAsync(Caller caller, string file, bool dryRun) =>
        ActivatorUtilities.CreateInstance<SubscriberImport>(services).RunAsync(file, dryRun, _ => { }, caller.Context.RequestAborted);
}
