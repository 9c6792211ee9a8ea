namespace Bot.Quizzes.Certificates;

/// <summary>Codes of a certificate's buttons; its number follows.</summary>
internal static class CertificateCodes
{
    public const string Certificate = "certificate";
    public const string Show = Certificate + ":show=";
    public const string Rename = Certificate + ":name=";
}
