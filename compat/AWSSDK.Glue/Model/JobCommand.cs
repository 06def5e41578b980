namespace Amazon.Glue.Model;

/// <summary>What a job runs.</summary>
public class JobCommand
{
    /// <summary>glueetl, gluestreaming, pythonshell or glueray.</summary>
    public string Name { get; set; }

    /// <summary>The version of Python.</summary>
    public string PythonVersion { get; set; }

    /// <summary>The script in S3.</summary>
    public string ScriptLocation { get; set; }
}
