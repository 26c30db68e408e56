using System.Data.Common;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store.Engines;

/// <summary>What a database system does in its own way; all statements of the stores are written for every one of them.</summary>
internal abstract class StoreEngine : IDisposable
{
    /// <summary>What problems and messages call the database: a file, or a server's address without its password.</summary>
    internal abstract string Name { get; }

    /// <summary>Where leases and time stamps come from when the caller brings no clock.</summary>
    internal abstract TimeProvider Clock { get; }

    /// <summary>Opens a connection from the pool.</summary>
    internal abstract DbConnection Connect();

    /// <summary>Begins a transaction that no other write runs beside: what it reads stays true until it commits, and numbers are given in the order of commits.</summary>
    internal abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Begins a transaction whose reads all see one moment.</summary>
    internal abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Makes or updates the schema; a problem when the database is not ours, or ahead of us.</summary>
    internal abstract Problem? Prepare();

    /// <summary>Connection string of a server that programs share; null for a file.</summary>
    internal virtual string? SharedConnection => null;

    /// <summary>Runs an action that no other program's runs beside.</summary>
    internal virtual T Alone<T>(Func<T> action) => action();
    /// <summary>Number of the schema that the database has; <see cref="Schema.Newest"/> after <see cref="Prepare"/>.</summary>
    internal abstract int SchemaVersion(DbConnection connection);

    /// <summary>What the database system itself finds wrong with the data, in its words; empty when all is well.</summary>
    internal abstract IReadOnlyList<string> Faults(DbConnection connection);

    /// <summary>Copies the database as it is at one moment into a file; the problem of a database that cannot do that.</summary>
    internal abstract Problem? CopyTo(string file);

    /// <summary>Builds the database's own indexes anew from the rows.</summary>
    internal abstract void Reindex(DbConnection connection);

    public abstract void Dispose();
}
