namespace Visa.LocalAws.Warehouse.Statements;

internal enum StatementKind
{
    /// <summary>Gives rows.</summary>
    Query,

    /// <summary>Changes rows of one table.</summary>
    Change,

    Merge,
    Copy,

    /// <summary>Commits what came before it, as in Redshift.</summary>
    Truncate,

    CreateTable,

    /// <summary>Any other change of what tables and schemas there are.</summary>
    Definition,

    Begin,
    Commit,
    Rollback,

    /// <summary>Sets something of the session.</summary>
    Setting,

    /// <summary>Accepted, with nothing to do here.</summary>
    Nothing,
}
