using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Bot.Storage;

/// <summary>
/// Seals secrets that must be used again in clear, so that a copy of the database alone opens nothing. The keys are files in a folder
/// beside the database that only its owner may read.
/// </summary>
internal sealed class Sealing(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("secrets in the database");

    public string Seal(string secret) => protector.Protect(secret);

    /// <returns>Null when the keys it was sealed with are gone: the database was copied without them.</returns>
    public string? Open(string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Where a database's keys are.</summary>
    public static string KeysOf(string database) => database + ".keys";

    public static IServiceCollection AddTo(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("ScienceBot");
        services.AddOptions<KeyManagementOptions>().Configure<SqliteConnections, ILoggerFactory>((options, connections, logs) =>
            options.XmlRepository = new FileSystemXmlRepository(CreateFolder(KeysOf(connections.File)), logs));
        return services.AddSingleton<Sealing>();
    }

    /// <summary>Makes the folder, for its owner alone.</summary>
    public static DirectoryInfo CreateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
