using Dapper;
using System.Data.Common;

namespace RhetoricLens.Documents.Store;

/// <summary>
/// A number that goes up whenever documents, copies, passages or scores change: as long as it stands still, the same question has the same
/// answer. It says nothing of crawls, jobs and sources.
/// </summary>
internal static class Revision
{
    internal const string Next = "UPDATE revision SET number = number + 1";

    internal static void Raise(DbTransaction transaction) => transaction.Connection!.Execute(Next, transaction: transaction);
}
