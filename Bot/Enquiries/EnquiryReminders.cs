using Bot.Content;
using Bot.Hosting;
using Bot.Notices;
using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>Reminds staff, once, of what has waited a day.</summary>
internal sealed class EnquiryReminders(EnquiryStore store, EnquiryEvents events, NoticeBoard board, Database database, TimeProvider time, ILogger<EnquiryReminders> log)
    : PeriodicService(TimeSpan.FromMinutes(5), time, log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    protected override Task RunOnceAsync(CancellationToken stoppingToken) => database.WriteAsync(async _ =>
    {
        foreach (var enquiry in await store.TakeOverdueAsync(Time.GetUtcNow() - Patience, Time.GetUtcNow()))
        {
            await board.PutAsync(EnquiryDesk.Notice(enquiry, NoticeKind.EnquiryWaiting, NoticeSeverity.Urgent, TextKeys.NoticeEnquiryWaiting));
            await events.AddAsync(enquiry.Id, NoticeBoard.Itself, EnquiryAct.Reminded);
        }
    });
}
