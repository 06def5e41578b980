namespace Visa.Dbt.Execution;

public enum DbtCommand
{
    Parse,
    Compile,
    Run,
    Test,
    Build,
    Seed,
    List,
    DocsGenerate,
    Retry,
    SourceFreshness,
}
