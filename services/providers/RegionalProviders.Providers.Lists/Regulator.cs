namespace RegionalProviders.Providers.Lists;

/// <summary>Who issued the registration number: the namespace of a URN. Numbers of two regulators never denote the same registration.</summary>
public enum Regulator
{
    /// <summary>Ofsted, social care.</summary>
    Ofsted,

    /// <summary>Department for Education (GIAS establishment numbers, six digits).</summary>
    DepartmentForEducation,

    /// <summary>Care Quality Commission (location identifiers such as <c>1-10553191017</c>).</summary>
    Cqc,
}
