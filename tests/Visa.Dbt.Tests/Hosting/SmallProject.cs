namespace Visa.Dbt.Tests.Hosting;

/// <summary>A dbt project in a folder of its own, made of the given files.</summary>
internal sealed class SmallProject : IDisposable
{
    public SmallProject()
    {
        Write("dbt_project.yml", "name: small\nversion: '1'\nprofile: small\n");
        Write("profiles.yml", "small:\n  target: dev\n  outputs:\n    dev: {type: redshift, host: small.x, dbname: \"{{ env_var('DBT_DATABASE', 'small') }}\", schema: lab, threads: 3}\n    duck: {type: duckdb, path: x.duckdb, schema: small}\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("visa-dbt-project-").FullName;

    public SmallProject Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
