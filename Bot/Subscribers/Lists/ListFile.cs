using System.Text;

namespace Bot.Subscribers.Lists;

/// <summary>A list as some program saved it.</summary>
internal static class ListFile
{
    /// <summary>Opens it in the encoding that its mark names; without a mark as UTF-8 if it is that, and else as GB18030, in which Chinese spreadsheets save.</summary>
    public static StreamReader Open(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new StreamReader(file, IsUtf8(file) ? Encoding.UTF8 : Encoding.GetEncoding("GB18030"));
    }

    private static bool IsUtf8(string file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        var buffer = new char[32 * 1024];
        try
        {
            while (reader.Read(buffer) > 0)
            {
                // Only whether it can be read is of interest.
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
