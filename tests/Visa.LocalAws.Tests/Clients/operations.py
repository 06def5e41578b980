"""Sends the calls of operations.json with one of AWS's own clients: operations.py cli|boto3 URL TABLE

Each line of the table is a call: "service Operation", its input, and what must become of it:
  expect   paths into the answer and their values        refused  the code of the error that must come back
  until    the same, but the call is repeated until so    save     names for values of the answer, which ${name} puts into later inputs
  needs    an operation without which the call makes no sense
Blobs are in base64 on both sides. Prints "unknown SERVICE OPERATION" for what the client is too old to know, and a last line that counts.
"""
import base64
import contextlib
import datetime
import io
import json
import os
import re
import sys
import tempfile
import time

PATIENCE = 60


def main(client_name, url, table):
    client = {"cli": Cli, "boto3": Boto3}[client_name](url)
    saved, count = {}, 0
    with open(table, encoding="utf-8") as lines:
        for case in map(json.loads, filter(str.strip, lines)):
            service, operation = case["call"].split()
            model = client.model(service, operation)
            if model is None:
                print("unknown", service, operation)
                continue
            if "needs" in case and client.model(*case["needs"].split()) is None:
                continue
            answer = run(client, service, model, fill(case.get("in", {}), saved), case)
            for name, path in case.get("save", {}).items():
                saved[name] = at(answer, path)
            count += 1
    print("passed", count)


def run(client, service, model, given, case):
    until, deadline = case.get("until"), time.monotonic() + PATIENCE
    while True:
        answer, code = client.call(service, model, given)
        if code != case.get("refused"):
            sys.exit("%s %s: %s, not %s" % (case["call"], given, code or "answered", case.get("refused") or "an answer"))
        if not until or all(at(answer, path) == value for path, value in until.items()):
            break
        if time.monotonic() > deadline:
            sys.exit("%s: never %s, at last %s" % (case["call"], until, answer))
        time.sleep(0.05)
    for path, value in case.get("expect", {}).items():
        if at(answer, path) != value:
            sys.exit("%s: %s is %r, not %r, in %s" % (case["call"], path, at(answer, path), value, answer))
    return answer


def fill(value, saved):
    if isinstance(value, dict):
        return {key: fill(item, saved) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, saved) for item in value]
    return re.sub(r"\$\{(\w+)\}", lambda match: saved[match[1]], value) if isinstance(value, str) else value


def at(answer, path):
    for step in path.split("."):
        if step == "#":
            answer = len(answer)
        elif isinstance(answer, list):
            answer = answer[int(step)] if int(step) < len(answer) else None
        else:
            answer = answer.get(step) if isinstance(answer, dict) else None
    return answer


class Boto3:
    def __init__(self, url):
        import boto3
        import botocore.exceptions

        self.url, self.boto3, self.error, self.clients = url, boto3, botocore.exceptions.ClientError, {}

    def client(self, service):
        if service not in self.clients:
            self.clients[service] = self.boto3.client(service, endpoint_url=self.url, region_name="eu-west-1")
        return self.clients[service]

    def model(self, service, operation):
        client = self.client(service)
        return client.meta.service_model.operation_model(operation) if operation in client.meta.service_model.operation_names else None

    def call(self, service, model, given):
        from botocore import xform_name

        try:
            answer = getattr(self.client(service), xform_name(model.name))(**self.decoded(given, model.input_shape))
        except self.error as error:
            return error.response, error.response["Error"]["Code"]
        return self.plain(answer), None

    def decoded(self, value, shape):
        if shape is None:
            return value
        if shape.type_name == "blob":
            return base64.b64decode(value)
        if shape.type_name == "structure":
            return {name: self.decoded(item, shape.members[name]) for name, item in value.items()}
        if shape.type_name == "list":
            return [self.decoded(item, shape.member) for item in value]
        if shape.type_name == "map":
            return {name: self.decoded(item, shape.value) for name, item in value.items()}
        return value

    def plain(self, value):
        if isinstance(value, dict):
            return {name: self.plain(item) for name, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.plain(item) for item in value]
        if isinstance(value, bytes):
            return base64.b64encode(value).decode()
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        if hasattr(value, "read"):
            return base64.b64encode(value.read()).decode()
        if hasattr(value, "close"):  # a stream of events, of which the first will do
            with contextlib.closing(value):
                return self.plain(next(iter(value)))
        return value


class Cli:
    """The AWS CLI within this process: starting it for each call would be most of the time."""

    COMMANDS = {"s3": "s3api"}

    def __init__(self, url):
        from awscli.clidriver import create_clidriver

        os.environ["AWS_CLI_FILE_ENCODING"] = "utf-8"
        self.url, self.driver, self.models = url, create_clidriver(), {}

    def model(self, service, operation):
        if service not in self.models:
            self.models[service] = self.driver.session.get_service_model(service)
        found = self.models[service]
        if operation not in found.operation_names:
            return None
        model = found.operation_model(operation)
        return None if model.has_event_stream_output else model  # the CLI leaves these out

    def call(self, service, model, given):
        from awscli.botocore import xform_name

        command = [self.COMMANDS.get(service, service), xform_name(model.name, "-"), "--endpoint-url", self.url, "--region", "eu-west-1", "--output", "json", "--no-cli-pager"]
        with tempfile.TemporaryDirectory() as folder:
            if model.has_streaming_input and "Body" in given:
                body = os.path.join(folder, "body")
                with open(body, "wb") as file:
                    file.write(base64.b64decode(given["Body"]))
                given = {name: value for name, value in given.items() if name != "Body"}
                command += ["--body", body]
            content = os.path.join(folder, "content")
            if model.has_streaming_output:  # to a file, and then the CLI takes options alone
                command += [part for name, value in given.items() for part in ("--" + xform_name(name, "-"), value)] + [content]
            else:
                command += ["--cli-input-json", json.dumps(given)]
            status, output, errors = self.run(command)
            answer = json.loads(output) if output.strip() else {}
            if model.has_streaming_output and status == 0:
                with open(content, "rb") as file:
                    answer["Body"] = base64.b64encode(file.read()).decode()
        if status == 0:
            return answer, None
        code = re.search(r"An error occurred \((\w+)\)", errors)
        return {}, code[1] if code else errors.strip()

    def run(self, command):
        output, errors = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = self.driver.main(command)
        texts = []
        for stream in (output, errors):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())
        return status, *texts


if __name__ == "__main__":
    main(*sys.argv[1:])
