using Bot.Enquiries;

namespace Bot.Tests.Enquiries;

/// <summary>What an enquiry may become.</summary>
public class EnquiryTransitionsTests
{
    [Fact]
    public void Only_what_is_open_changes_and_everything_open_can_be_settled()
    {
        foreach (var from in Enum.GetValues<EnquiryStatus>())
        {
            var next = Enum.GetValues<EnquiryStatus>().Where(to => EnquiryTransitions.Allows(from, to)).ToArray();
            if (EnquiryTransitions.IsOpen(from))
            {
                new[] { EnquiryStatus.Assigned, EnquiryStatus.Answered, EnquiryStatus.Declined, EnquiryStatus.Duplicate }.Except(next).ShouldBeEmpty();
            }
            else
            {
                next.ShouldBeEmpty();
            }
        }
    }
}
