using System.Security.Cryptography;
using System.Text;
using Dapper;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>A key of the API, without the key itself, which nobody can read again.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">Since when it opens nothing; null while it does.</param>
public sealed record ApiKey(string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>Keys of the API. A key is 256 random bits, so a plain SHA-256 of it can be kept: there is nothing to guess.</summary>
public sealed class KeyStore
{
    private const int KeyBytes = 32;
    private const int MaxNameChars = 100;

    private readonly Database _database;

    internal KeyStore(Database database) => _database = database;

    /// <summary>Makes a key and gives it back, the only time that it can be read.</summary>
    public Outcome<string> Add(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameChars)
            return new Problem("bad_key_name", $"A key needs a name of 1 to {MaxNameChars} characters.", "name", "Give it the name of who or what uses it.");
        var key = "rl_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var added = _database.Write(transaction => transaction.Connection!.Execute(
            "INSERT INTO api_key (name, sha256, created_at) VALUES (@name, @sha256, @Now) ON CONFLICT (name) DO NOTHING",
            new { name, sha256 = Hash(key), _database.Now },
            transaction));
        return added == 1 ? key : new Problem("key_exists", $"There is, or was, a key named \"{name}\".", "name", "Choose another name.");
    }

    /// <summary>All keys by name, revoked ones too.</summary>
    public IReadOnlyList<ApiKey> List() => _database.Read(connection => connection
        .Query<(string Name, string Created, string? Revoked)>("SELECT name, created_at, revoked_at FROM api_key ORDER BY name")
        .Select(row => new ApiKey(row.Name, StoredTime.Parse(row.Created), StoredTime.ParseOrNull(row.Revoked)))
        .ToArray());

    /// <summary>Whether any key opens anything.</summary>
    public bool Any() => List().Any(key => key.RevokedAt is null);

    /// <summary>Makes a key open nothing from now on; false when no such key does.</summary>
    public bool Revoke(string name) => _database.Write(transaction => transaction.Connection!.Execute(
        "UPDATE api_key SET revoked_at = @Now WHERE name = @name AND revoked_at IS NULL", new { name, _database.Now }, transaction)) == 1;

    /// <summary>Name of the key; null when there is none such or it was revoked. Every key is compared, each in constant time.</summary>
    public string? Find(string key)
    {
        var hash = Encoding.ASCII.GetBytes(Hash(key));
        string? found = null;
        foreach (var (name, sha256) in _database.Read(connection => connection.Query<(string, string)>("SELECT name, sha256 FROM api_key WHERE revoked_at IS NULL").ToArray()))
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(sha256)))
                found = name;
        }
        return found;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
